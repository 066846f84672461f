"""Turns samples into a page of Markdown."""
from statistics import median

OPERATIONS = ("clone", "bare clone", "no-op pull", "one-commit pull")


def number(value, digits=3):
    """Three significant digits, no exponent."""
    if value == 0:
        return "0"
    places = digits
    size = abs(value)
    while size >= 1 and places > 0:
        size /= 10
        places -= 1
    return f"{value:.{places}f}"


def spread(values):
    if not values:
        return "–"
    if len(values) == 1:
        return number(values[0])
    return f"{number(median(values))} ({number(min(values))}–{number(max(values))})"


def ratio(pairs):
    if not pairs:
        return "–"
    return f"{median(pairs):.2f} ({min(pairs):.2f}–{max(pairs):.2f})"


def _megabytes(values):
    return number(max(values) / 1e6, 3) if values else "–"


def machine_line(machine):
    programs = ", ".join(machine[name] for name in ("git", "nginx", "allmende") if machine[name])
    return (f"{machine['cores']} cores {machine['processor']}, {machine['memory_bytes'] / 1e9:.0f} GB, Linux {machine['kernel']}, "
            f"{machine['file_system']}; {programs}. Load when it began: {machine['load_before']:.1f}.")


def page(facts, samples, settings):
    lines = [f"# {settings['title']}", ""]
    lines += [f"Library {facts['size']}, {facts['format']}, seed {facts['seed']}: {facts['library']['templates']:,} templates, {facts['library']['commits']:,} commits, "
              f"{facts['library']['refs']:,} refs, {facts['library']['objects']:,} objects, "
              f"{facts['library']['gc_pack_bytes'] / 1e6:.1f} MB after `git gc`.", ""]
    lines += [machine_line(facts["machine"]), "", f"CPU time of servers: {facts['machine']['server_cpu_from']}.", ""]
    lines += ["Times are of one operation, median (least–most) of the counted rounds; memory is the highest seen, in MB of 10^6 bytes. "
              f"Ratios are taken pair by pair within a round against *{settings['baseline']}*, median (least–most): below 1 is less than the baseline. "
              "*Others* is what other programs used of the machine meanwhile, in cores.", ""]
    lines += [f"- {note}" for note in facts["notes"]] + ([""] if facts["notes"] else [])
    for layout in facts["layouts"]:
        held = facts["layouts"][layout]
        lines += [f"## {layout}", "", settings["layout_texts"][layout] + f" {held['packs']:,} {'pack' if held['packs'] == 1 else 'packs'}, {held['pack_bytes'] / 1e6:.1f} MB, {held['loose']:,} loose objects.", ""]
        for operation in OPERATIONS:
            lines += _operation([sample for sample in samples if sample["layout"] == layout and sample["operation"] == operation], operation, settings["baseline"])
    lines += _crowd([sample for sample in samples if sample["operation"] == "crowd" and sample["kind"] != "warm-up"])
    lines += _idle([sample for sample in samples if sample["operation"] == "idle"])
    return "\n".join(lines).rstrip("\n") + "\n"


def _operation(samples, operation, baseline):
    good = [sample for sample in samples if not sample["failed"]]
    timed = [sample for sample in good if sample["kind"] == "time"]
    if not timed:
        return []
    base = {sample["round"]: sample for sample in timed if sample["way"] == baseline}
    batch, rounds = timed[0]["batch"], len({sample["round"] for sample in timed})
    lines = [f"### {operation[0].upper() + operation[1:]}", "", f"{rounds} counted rounds" + (f" of {batch} in a row" if batch > 1 else "") + ".", "",
             "| client → server | wall s | client CPU s | client peak MB | server CPU s | server peak MB | of it anonymous | wall ratio | client CPU ratio | server CPU ratio | others |",
             "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for way in dict.fromkeys(sample["way"] for sample in samples):
        mine = [sample for sample in timed if sample["way"] == way]
        if not mine:
            lines.append(f"| {way} | failed | | | | | | | | | |")
            continue
        looked = [sample["memory"] for sample in good if sample["way"] == way and sample["memory"]]
        cells = [way, spread([sample["wall"] for sample in mine]), spread([sample["client_cpu"] for sample in mine]),
                 _megabytes([memory["client"]["sum"] for memory in looked]), spread([sample["server_cpu"] for sample in mine]),
                 _megabytes([memory["server"]["sum"] for memory in looked]), _megabytes([memory["server"]["anonymous"] for memory in looked])]
        for name in ("wall", "client_cpu", "server_cpu"):
            pairs = [sample[name] / base[sample["round"]][name] for sample in mine if sample["round"] in base and base[sample["round"]][name] > 0]
            cells.append("1" if way == baseline else ratio(pairs))
        cells.append(f"{median([sample['foreign_cores'] for sample in mine]):.1f}")
        lines.append("| " + " | ".join(cells) + " |")
    return lines + [""]


def _crowd(samples):
    good = [sample for sample in samples if not sample["failed"]]
    if not samples:
        return []
    lines = ["## Many clones at the same time", "", "`git clone --bare` by several clients at once, from the repository after `git gc`. Memory is looked at every 10 ms meanwhile; "
             "the last column is 100 MB and 1 MB a connection, the bound for our hub.", "",
             "| server | clients | runs | wall s, until the last is done | server CPU s a clone | server peak MB, all processes | of it anonymous | greatest single process | bound MB |",
             "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for server, count in dict.fromkeys((sample["server"], sample["clients"]) for sample in samples):
        mine = [sample for sample in good if (sample["server"], sample["clients"]) == (server, count)]
        if not mine:
            lines.append(f"| {server} | {count} | | failed | | | | | |")
            continue
        memory = [sample["memory"]["server"] for sample in mine]
        lines.append(f"| {server} | {count} | {len(mine)} | {spread([sample['wall'] for sample in mine])} | {spread([sample['server_cpu'] for sample in mine])} "
                     f"| {_megabytes([look['sum'] for look in memory])} | {_megabytes([look['anonymous'] for look in memory])} "
                     f"| {_megabytes([look['single'] for look in memory])} | {100 + count} |")
    return lines + [""]


def _idle(samples):
    if not samples:
        return []
    lines = ["## Idle connections", "", "Memory of the server, all processes, before the first request and with connections that got the refs and stay open.", "",
             "| server | connections | still open | before MB | held MB | of it anonymous | more, kB a connection | bound MB |",
             "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for sample in samples:
        before, held, count = sample["before"]["sum"], sample["held"]["sum"], sample["connections"]
        lines.append(f"| {sample['server']} | {count} | {sample['connected']} | {number(before / 1e6)} | {number(held / 1e6)} "
                     f"| {number(sample['held']['anonymous'] / 1e6)} | {(held - before) / 1000 / count:.0f} | {100 + count} |")
    return lines + [""]
