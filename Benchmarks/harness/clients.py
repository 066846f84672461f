"""The clients under comparison: how each clones and pulls."""
import os
import shlex


class Client:
    """Commands of a client. `clone` and `pull` are command lines; `{url}` and `{dir}` are replaced; `pull` runs inside the copy."""

    def __init__(self, name, program, clone, pull, bare=None):
        self.name = name
        self._program = program
        self._clone, self._pull, self._bare = (shlex.split(line) if line else None for line in (clone, pull, bare))

    def _filled(self, words, url="", folder=""):
        return [self._program] + [word.replace("{url}", url).replace("{dir}", folder) for word in words]

    def clone(self, url, folder):
        return self._filled(self._clone, url, folder)

    def pull(self):
        return self._filled(self._pull)

    @property
    def makes_bare(self):
        return self._bare is not None

    def bare_clone(self, url, folder):
        """A clone without a working tree."""
        return self._filled(self._bare, url, folder)


def git(options):
    return Client("git", "git", "clone --quiet {url} {dir}", options.git_pull, "clone --quiet --bare {url} {dir}")


def allmende(options):
    return Client("allmende", os.path.abspath(options.allmende), options.allmende_clone, options.allmende_pull)


def environment(home):
    """Variables for clients and servers: no settings of user and machine."""
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("GIT_", "XDG_")) and not name.lower().endswith("_proxy")}
    return {**kept, "HOME": home, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8",
            "no_proxy": "*"}
