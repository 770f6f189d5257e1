#!/bin/sh
# Places examples/order.json with a new reference, waits until a node has the work, and prints the order's timeline.
# Its id alone goes to standard output, so that ORDER=$(examples/place-order.sh) keeps it.
#   examples/place-order.sh [ORDER.json]        CROSSDOCK_URL: default http://127.0.0.1:8080
set -eu

url=${CROSSDOCK_URL:-http://127.0.0.1:8080}
file=${1:-$(dirname -- "$0")/order.json}
reference=example-$(date +%s)-$$

# The simulated bank accepts a card token for one payment only, so each order gets a new one.
answer=$(sed "s/\"example-1\"/\"$reference\"/; s/\"tok-example-1\"/\"tok-$reference\"/" "$file" \
    | curl -sS --fail-with-body "$url/v1/orders" -H 'content-type: application/json' --data @-) \
    || { echo "$answer" >&2; exit 1; }
id=$(printf '%s' "$answer" | sed -n 's/^{"id":"\(O[0-9]*\)".*/\1/p')
echo "$reference is order $id: $url/#/orders/$id" >&2

tries=0
until curl -sS "$url/v1/orders/$id/timeline" | grep -q '"to":"in-fulfillment"'; do
    tries=$((tries + 1))
    [ "$tries" -lt 30 ] || { echo "the order was not released within 30 s; its timeline:" >&2; break; }
    sleep 1
done
# One line per entry: when, who, what.
entry='"seq":\([0-9]*\),"at":"\([^"]*\)","type":"\([^"]*\)","actor":"\([^"]*\)".*"stage":"\([^"]*\)"'
curl -sS "$url/v1/orders/$id/timeline" \
    | sed 's/{"seq":/\n&/g' \
    | sed -n "s/.*$entry.*/\\1  \\2  \\4  \\3  \\5/p" >&2
echo "$id"
