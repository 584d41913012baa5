package preflight
