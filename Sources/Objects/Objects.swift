// The room Objects; see CONTRIBUTING.md, "The house".
