# Prints an answer of the server for people: awk -v mode=MODE -f answer.awk <body. POSIX awk only.
# Modes: list, faults (exit code 1 if there are any), stored, active, yaml, parked, replayed (exit code 1 if events are
# still parked), problem.

{ s = s $0 "\n" }

END {
    p = 1
    if (substr(s, 1, 1) != "{") { printf "%s", s; exit }
    value("")
    if (mode == "list") list()
    else if (mode == "faults") { 
        if (faults("faults", "path", "")) exit 1
        faults("warnings", "path", "warning: ")
        print "No faults: it can be published."
    }
    else if (mode == "stored") {
        faults("warnings", "path", "warning: ")
        printf "%s %s is stored. To activate it: ./crossdock %s activate %s %s [REASON]\n",
            name(), a[".version"], word, name(), a[".version"]
    }
    else if (mode == "active") printf "%s %s is active.\n", a[".name"], a[".activeVersion"]
    else if (mode == "parked") parked()
    else if (mode == "replayed") {
        printf "%s replayed, %s still parked\n", a[".replayed"], a[".parked"]
        if (a[".parked"] > 0) exit 1
    }
    else if (mode == "yaml") printf "%s", a[".yaml"]
    else problem()
}

function name() { return (".table" in a) ? a[".table"] : a[".name"] }

function list(   i, j, at) {
    for (i = 0; (".items." i ".name") in a; i++)
        for (j = 0; (at = ".items." i ".versions." j) ".version" in a; j++)
            printf "%-20s %4s  %-6s  stored %s by %s\n", a[".items." i ".name"], a[at ".version"],
                (a[at ".active"] == "true") ? "active" : "", a[at ".at"], a[at ".actor"]
}

function parked(   i, at) {
    for (i = 0; (at = ".items." i) ".seq" in a; i++)
        printf "%-10s %5s  %-24s %s\n", a[at ".subject"], a[at ".seq"], a[at ".type"],
            (a[at ".error"] == "") ? "waits behind the event above" : a[at ".error"]
    if (i == 0) print "Nothing is parked."
    if (".nextCursor" in a && a[".nextCursor"] != "null") print "… and more"
}

function faults(of, where, before,   i, at) {
    for (i = 0; (at = "." of "." i) ".message" in a; i++)
        printf "%s%s: %s%s\n", before, (a[at "." where] == "") ? "document" : a[at "." where],
            (a[at ".line"] > 0) ? "line " a[at ".line"] ": " : "", a[at ".message"]
    return i
}

function problem() {
    print a[".title"]
    if (a[".detail"] != a[".title"]) print a[".detail"]
    faults("violations", "pointer", "")
}

# --- JSON: a["path"] = value, for instance a[".items.0.name"]

function skip() { while (substr(s, p, 1) ~ /[ \t\r\n]/) p++ }

function more(end) {
    skip()
    if (substr(s, p, 1) == ",") { p++; skip() }
    return p <= length(s) && substr(s, p, 1) != end
}

function value(path,   c, i, key, start) {
    skip()
    c = substr(s, p, 1)
    if (c == "{") {
        for (p++; more("}");) { key = text(); skip(); p++; value(path "." key) }
        p++
    } else if (c == "[") {
        for (p++; more("]");) value(path "." i++ "")
        p++
    } else if (c == "\"") {
        a[path] = text()
    } else {
        for (start = p; substr(s, p, 1) ~ /[-+.0-9a-zA-Z]/;) p++
        a[path] = substr(s, start, p - start)
        if (p == start) p++
    }
}

function text(   c, read) {
    for (p++; p <= length(s) && (c = substr(s, p, 1)) != "\""; p++) {
        if (c == "\\") {
            c = substr(s, ++p, 1)
            if (c == "n") c = "\n"
            else if (c == "t") c = "\t"
            else if (c == "r") c = "\r"
            else if (c == "u") { c = "?"; p += 4 }
        }
        read = read c
    }
    p++
    return read
}
