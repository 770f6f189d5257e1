# Adds the stage large-order to processes/order.yaml: docs/how-to/change-a-process.md. Usage:
#   sed -f examples/large-order.sed order-6.yaml > order-7.yaml
s/^version: 6$/version: 7/
s/authorized: releasing, collected: releasing,/authorized: [ { when: 'totalMinor > 50000', to: large-order }, { to: releasing } ], collected: releasing,/
s/^               awaiting-authorization, payment-down/               large-order, awaiting-authorization, payment-down/
/^  awaiting-authorization:/i\
  large-order:\
    hold: { reason: an order over 500.00 is looked at, owner: sales, due: 2h }\
    resolve: { accept: releasing, reject: canceling }\
    limit: { after: 8h, to: releasing }
