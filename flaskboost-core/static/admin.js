// What makes the panel quicker to use; every page works without it.
