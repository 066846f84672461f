print("allmende")
