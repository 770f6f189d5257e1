import { Link } from 'react-router';
import { ruleOf } from './decisions';

/** The row of the policy that was followed: `sourcing 2: peak` leads to that version of the table. */
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
