import { Link } from 'react-router';

/** What a hold or case is about, with the order that it belongs to where the server says so. Every subject's log can be opened. */
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

/** A bare number may be anything: `S` asks the server for the subject whatever it is. */
function linkOf(subject: string): string {
  if (subject.startsWith('O')) return `/orders/${subject}`;
  return `/subjects/${/^\d/.test(subject) ? `S${subject}` : subject}`;
}
