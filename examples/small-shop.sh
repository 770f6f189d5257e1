#!/bin/sh
# Adds a small retailer: eight SKUs, a kit, a warehouse (DC1), a store (STORE1) and their stock. Run again, it sets the
# stock to what it was.
#   examples/small-shop.sh        CROSSDOCK_URL: default http://127.0.0.1:8080
set -eu

url=${CROSSDOCK_URL:-http://127.0.0.1:8080}
folder=$(dirname -- "$0")/small-shop

send() {
    answer=$(curl -sS --fail-with-body -X "$1" "$url$2" -H 'content-type: application/json' --data "@$folder/$3") \
        || { echo "$1 $2: $answer" >&2; exit 1; }
    echo "$1 $2: $answer"
}

send PUT /v1/skus skus.json
send PUT /v1/kits kits.json
send PUT /v1/nodes nodes.json
send POST /v1/stock:count stock.json
