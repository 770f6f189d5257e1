import type { Order } from '../api/types';
import { money, words } from '../format';

type Tender = NonNullable<NonNullable<Order['payment']>['tenders']>[number];

/** What has moved on a tender, without what hasn't. */
function moved(tender: Tender, currency?: string) {
  const parts: [string, number | undefined][] = [
    ['authorized', tender.authorizedMinor],
    ['captured', tender.capturedMinor],
    ['refunded', tender.refundedMinor],
    ['voided', tender.voidedMinor],
    ['disputed', tender.disputedMinor],
  ];
  const told = parts.filter(([, minor]) => minor).map(([word, minor]) => `${word} ${money(minor, currency)}`);
  return told.length > 0 ? told.join(', ') : 'nothing has moved';
}

/** Each tender of an order that has several, in the sequence in which they are charged. */
export function TenderRows({ order }: { order: Order }) {
  const tenders = order.payment?.tenders ?? [];
  if (tenders.length < 2) return null;
  return (
    <div style={{ marginTop: 6 }} data-testid="payment-tenders">
      {tenders.map((tender) => (
        <div key={tender.tender} style={{ fontSize: 11.5 }} data-testid={`tender-${tender.tender}`}>
          {words(tender.type)}, up to {money(tender.limitMinor, order.currency)}
          <span className="quiet">: {moved(tender, order.currency)}</span>
        </div>
      ))}
    </div>
  );
}
