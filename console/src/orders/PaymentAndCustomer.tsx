import type { Address, Order } from '../api/types';
import { money, words } from '../format';
import { Panel } from '../ui/Panel';
import { TenderRows } from './TenderRows';
import { agreedTotal } from './totals';

/** Money that a bank took back, or that the customer has to get, is trouble. */
function tone(name: string, minor?: number) {
  if (!minor) return 'quiet';
  return name === 'Disputed' || name.startsWith('Owed') ? 'bad' : '';
}

export function PaymentAndCustomer({ order }: { order: Order }) {
  const { payment = {}, shipTo = {}, customer = {}, currency } = order;
  const amounts: [string, number | undefined][] = [
    ['Authorized', payment.authorizedMinor],
    ['Captured', payment.capturedMinor],
    ['Invoiced', payment.invoicedMinor],
    ['Refunded', payment.refundedMinor],
    ...(payment.voidedMinor ? [['Voided', payment.voidedMinor] as [string, number]] : []),
    ...(payment.disputedMinor ? [['Disputed', payment.disputedMinor] as [string, number]] : []),
    ...(payment.owedMinor ? [['Owed to the customer', payment.owedMinor] as [string, number]] : []),
  ];
  const unequal =
    payment.capturedMinor !== undefined &&
    payment.invoicedMinor !== undefined &&
    payment.capturedMinor !== payment.invoicedMinor;
  return (
    <>
      <Panel title="Payment" testid="payment" aside={payment.method && words(payment.method)}>
        <dl className="facts amounts" style={{ gridTemplateColumns: '1fr max-content', columnGap: 0 }}>
          {amounts.map(([name, minor]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd data-testid={`payment-${name.toLowerCase().split(' ')[0]}`} className={tone(name, minor)}>
                {money(minor ?? 0, currency)}
              </dd>
            </div>
          ))}
          <dt style={{ borderTop: '1px solid var(--line)', paddingTop: 4 }}>Order total</dt>
          <dd className="strong" style={{ borderTop: '1px solid var(--line)', paddingTop: 4 }}>
            {money(agreedTotal(order), currency)}
          </dd>
          {Boolean(order.shippingMinor) && (
            <>
              <dt>of which shipping</dt>
              <dd className="quiet">{money(order.shippingMinor, currency)}</dd>
            </>
          )}
          {Boolean(order.chargesMinor) && (
            <>
              <dt>of which other charges</dt>
              <dd className="quiet">{money(order.chargesMinor, currency)}</dd>
            </>
          )}
        </dl>
        <TenderRows order={order} />
        {Boolean(payment.owedMinor) && (
          <div className="quiet" style={{ marginTop: 6, fontSize: 11.5 }} data-testid="payment-note">
            The channel has this money and has to pay it back. Nothing here can: pay it in the channel, and settle the
            hold.
          </div>
        )}
        {unequal && (
          <div className="quiet" style={{ marginTop: 6, fontSize: 11.5 }}>
            Captured and invoiced differ while a capture is pending.
          </div>
        )}
      </Panel>
      <Panel title="Customer" testid="customer">
        <dl className="facts">
          <dt>Name</dt>
          <dd>{customer.name ?? '–'}</dd>
          <dt>E-mail</dt>
          <dd>{customer.email ?? '–'}</dd>
          {(customer.phone || shipTo.phone) && (
            <>
              <dt>Phone</dt>
              <dd>{customer.phone ?? shipTo.phone}</dd>
            </>
          )}
          {order.deliveryGroups?.length ? (
            order.deliveryGroups.map((group) => (
              <div key={group.number} style={{ display: 'contents' }} data-testid={`group-${group.number}`}>
                <dt>{`${group.id}: ${placeWords(group.fulfillment)}`}</dt>
                <dd>
                  {group.fulfillment.node ? (
                    <div>{group.fulfillment.node}</div>
                  ) : (
                    <AddressLines address={group.shipTo} />
                  )}
                  <div className="quiet">
                    {words(group.fulfillment.kind)}, {words(group.service)}, line {group.lines.join(', ')}
                  </div>
                </dd>
              </div>
            ))
          ) : (
            <>
              <dt>{order.fulfillment?.kind === 'digital' ? 'Delivered digitally to' : 'Ship to'}</dt>
              <dd>
                <AddressLines address={shipTo} />
              </dd>
            </>
          )}
        </dl>
      </Panel>
    </>
  );
}

function placeWords(way: { kind?: string; node?: string | null }) {
  if (way.kind === 'digital') return 'digitally to';
  return way.node ? 'collect at' : 'ship to';
}

function AddressLines({ address = {} }: { address?: Address }) {
  return [
    address.name,
    address.company,
    address.line1,
    address.line2,
    [[address.city, address.region].filter(Boolean).join(', '), address.postalCode].filter(Boolean).join(' '),
    address.country === 'ZZ' ? undefined : address.country, // nobody asked for an address
  ]
    .filter(Boolean)
    .map((text, i) => <div key={i}>{text}</div>);
}
