# Adds the stage large-order to processes/order.yaml: docs/how-to/change-a-process.md. Usage:
#   sed -f examples/large-order.sed order-12.yaml > order-13.yaml
s/^version: 12$/version: 13/
s/authorized: checking-holds, collected: checking-holds,/authorized: [ { when: 'totalMinor > 50000', to: large-order }, { to: checking-holds } ], collected: checking-holds,/
s/^               awaiting-authorization, payment-down/               large-order, awaiting-authorization, payment-down/
/^  awaiting-authorization:/i\
  large-order:\
    hold: { reason: an order over 500.00 is looked at, owner: sales, due: 2h }\
    resolve: { accept: checking-holds, reject: canceling }\
    limit: { after: 8h, to: checking-holds }
