import { Link } from 'react-router';

/** What a hold or case is about; orders can be opened. */
export function Subject({ subject, order }: { subject: string | undefined; order: string | null | undefined }) {
  const target = order ?? (subject && /^(O?\d+)$/.test(subject) ? subject : undefined);
  if (!target) return <span>{subject ?? '–'}</span>;
  return (
    <span className="nowrap">
      <Link to={`/orders/${encodeURIComponent(target)}`}>{target}</Link>
      {subject && subject !== target && <span className="quiet"> · {subject}</span>}
    </span>
  );
}
