// The room Templates; see CONTRIBUTING.md, "The house".
