import { Link } from 'react-router';
import { ruleOf } from './decisions';

/** Rule that a decision followed: `sourcing 2: peak` links to that version of the table. */
export function RuleLink({ rule }: { rule: string }) {
  const named = ruleOf(rule);
  return (
    <span>
      rule{' '}
      {named ? (
        <Link to={`/policies/${encodeURIComponent(named.table)}?version=${named.version}`}>{rule}</Link>
      ) : (
        <span className="mono">{rule}</span>
      )}
    </span>
  );
}
