import { Link } from 'react-router';

/** Subject of a hold or case, with its order if known. Links lead to the order or to the subject's log. */
export function SubjectLinks({ subject, order }: { subject: string | undefined; order: string | null | undefined }) {
  if (!subject && !order) return <span>–</span>;
  return (
    <span className="nowrap">
      {order && <Link to={`/orders/${encodeURIComponent(order)}`}>{order}</Link>}
      {order && subject && subject !== order && ' · '}
      {subject &&
        subject !== order &&
        (/^[A-Z]?\d+$/.test(subject) ? <Link to={linkOf(subject)}>{subject}</Link> : subject)}
    </span>
  );
}

/** The letter `S` makes the server find a subject of any kind by its number. */
function linkOf(subject: string): string {
  if (subject.startsWith('O')) return `/orders/${subject}`;
  return `/subjects/${/^\d/.test(subject) ? `S${subject}` : subject}`;
}
