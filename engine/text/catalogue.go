package text

import "encoding/hex"

// chatML is the plain form of the ChatML template.
const chatML = `{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n' }}{% endfor %}` +
	`{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}`

// templates holds, by the SHA-256 of the weights, what is used in place of the file's own chat template. It is part of what
// a model answers, so it hangs on the digest and not on a node's configuration.
var templates = map[string]string{
	// SmolLM2-135M-Instruct Q4_1: the file's template puts a system message of its own before a chat that has none. With it
	// this quantisation answers "L'Étoile, la Marseillaise" to "What is the capital of France?", without it "Paris".
	"b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53": chatML,
}

// TemplateFor gives the template that is used with weights of this SHA-256 in place of the file's own, or "".
func TemplateFor(digest []byte) string { return templates[hex.EncodeToString(digest)] }
