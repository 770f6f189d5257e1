import type { ReactNode } from 'react';
import type { Agreement } from '../api/agreement';
import { itemsOf } from '../api/queries';
import { useBrands, useLegalEntities } from '../api/sellers';
import type { Order } from '../api/types';
import { dateTime, money, percent, words } from '../format';
import { Panel } from '../ui/Panel';

/** What was agreed beside lines and address: charges, taxes, tenders, numbers, deadlines. Empty: not shown. */
export function AgreementPanel({ order }: { order: Order }) {
  const brands = itemsOf(useBrands().data);
  const entities = itemsOf(useLegalEntities().data);
  const agreed = order.agreement?.document;
  if (!agreed) return null;
  const { brand, legalEntity } = order.seller ?? {};
  const facts = [
    ...sellerFact('Brand', brand, agreed.brand, brands),
    ...sellerFact('Sold by', legalEntity, agreed.legalEntity, entities),
    ...agreementFacts(agreed),
  ];
  const amounts = amountRows(agreed, order.currency);
  if (facts.length + amounts.length === 0) return null;
  const version = order.agreement?.version ?? 1;
  return (
    <Panel title="Agreement" testid="agreement" aside={version > 1 ? `version ${version}` : undefined}>
      {amounts.length > 0 && (
        <dl className="facts amounts" style={{ gridTemplateColumns: '1fr max-content', marginBottom: 8 }}>
          {amounts.map(([name, amount], i) => (
            <div key={i} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{amount}</dd>
            </div>
          ))}
        </dl>
      )}
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd style={{ overflowWrap: 'anywhere' }}>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

type Row = [name: string, value: ReactNode];

/** The name in the master data; the channel's word, and that it is only that, where the master data lacks it. */
function sellerFact(
  label: string,
  code: string | null | undefined,
  said: string | null | undefined,
  known: { code: string; name: string }[],
): Row[] {
  if (code) return [[label, known.find((one) => one.code === code)?.name ?? code]];
  return said ? [[label, `${said}, which is not in the master data`]] : [];
}

/** Charges, taxes and tenders with their amounts. Included taxes are in the prices and say so. */
function amountRows(agreed: Agreement, currency: string | undefined): Row[] {
  const ofLine = (line: number | null | undefined) => (line ? `, line ${line}` : '');
  const charges = (agreed.charges ?? []).map((c): Row => [
    [
      c.name ?? words(c.category),
      c.name && c.name !== c.category ? ` (${words(c.category).toLowerCase()})` : '',
      ofLine(c.line),
    ].join(''),
    money(c.amountMinor, currency),
  ]);
  const taxes = (agreed.taxes ?? []).map((t): Row => [
    [
      t.name,
      t.rate ? ` ${percent(t.rate)}` : '',
      ofLine(t.line),
      t.included ? ', included' : '',
      t.remittedBy === 'marketplace' ? ', remitted by the marketplace' : '',
    ].join(''),
    <span className={t.included ? 'quiet' : undefined}>{money(t.amountMinor, currency)}</span>,
  ]);
  const tenders = (agreed.tenders ?? []).map((t): Row => [
    [
      'Paid with ',
      words(t.type).toLowerCase(),
      t.provider ? ` (${t.provider})` : '',
      t.state ? `, ${t.state}` : '',
    ].join(''),
    t.amountMinor == null ? '–' : money(t.amountMinor, currency),
  ]);
  return [...charges, ...taxes, ...tenders];
}

function agreementFacts(agreed: Agreement): Row[] {
  const { billTo, delivery } = agreed;
  const time = (at: string | null | undefined) => (at ? dateTime(at) : undefined);
  const facts: [string, ReactNode | null | undefined][] = [
    ['Order number', agreed.orderNumber],
    ['Customer’s number', agreed.customerOrderNumber],
    ['Purchase order', agreed.purchaseOrder],
    [
      'Bill to',
      billTo &&
        [
          billTo.company,
          billTo.name,
          billTo.line1,
          billTo.line2,
          [billTo.postalCode, billTo.city].filter(Boolean).join(' '),
          billTo.country,
          billTo.taxId,
        ]
          .filter((text, i, all) => text && all.indexOf(text) === i)
          .join(', '),
    ],
    ['Must ship by', time(delivery?.shipBy)],
    ['Must arrive by', time(delivery?.deliverBy)],
    ['Wanted', [time(delivery?.wantedFrom), time(delivery?.wantedUntil)].filter(Boolean).join(' – ')],
    ['Collected by', delivery?.pickupPerson],
    ['Gift message', delivery?.giftMessage],
    ['Instructions', delivery?.instructions],
    ['Tags', agreed.tags?.join(', ')],
    ...Object.entries(agreed.attributes ?? {}).map(([name, value]): [string, ReactNode] => [name, String(value)]),
  ];
  return facts.filter((fact): fact is Row => Boolean(fact[1]));
}
