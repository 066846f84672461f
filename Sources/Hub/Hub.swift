// The room Hub; see CONTRIBUTING.md, "The house".
