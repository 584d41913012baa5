package writeapi

// Routes gives the routes to the test of their description.
func Routes() []Route { return (&api{}).routes() }
