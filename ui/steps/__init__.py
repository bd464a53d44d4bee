"""The steps of an article on its own screen: what comes next, what else can be done, what cannot and why."""
