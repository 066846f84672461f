// The room Wire; see CONTRIBUTING.md, "The house".
