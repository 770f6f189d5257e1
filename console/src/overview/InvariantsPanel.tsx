import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { checkInvariants, useInvariants } from '../api/queries';
import type { Invariants, InvariantViolation } from '../api/types';
import { age, count, exactTime } from '../format';
import { useBusinessTime } from '../ui/clock';
import { FailureNotice } from '../ui/notices';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';

/** Result of the last check of stock, money, promises and the log. A check is costly: a person asks for another. */
export function InvariantsPanel() {
  const invariants = useInvariants();
  const client = useQueryClient();
  const check = useMutation({
    mutationFn: checkInvariants,
    onSuccess: (result) => client.setQueryData(['invariants'], result),
  });
  const { now } = useBusinessTime();
  const checkedAt = invariants.data?.checkedAt;
  return (
    <Panel
      title="Books"
      testid="invariants"
      aside={
        <>
          {checkedAt && (
            <span title={exactTime(checkedAt)} data-testid="invariants-checked">
              checked {age(checkedAt, now)} ago
            </span>
          )}
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => check.mutate()}
            loading={check.isPending || invariants.isLoading}
            data-testid="invariants-check"
          >
            Check now
          </Button>
        </>
      }
    >
      {check.error && <FailureNotice error={check.error} />}
      <QueryResult query={invariants} rows={2}>
        {(data) => <InvariantsResult data={data} />}
      </QueryResult>
    </Panel>
  );
}

function InvariantsResult({ data }: { data: Invariants }) {
  const violations = data.violations ?? [];
  if (violations.length === 0) {
    return (
      <div className="row good" data-testid="invariants-hold">
        <CircleCheck size={15} aria-hidden /> <span>Stock, money, promises and the log agree</span>
      </div>
    );
  }
  return (
    <div data-testid="invariants-violated">
      <div className="row bad strong">
        <TriangleAlert size={15} aria-hidden /> {count(violations.length)} violated
      </div>
      <ul style={{ margin: '6px 0 0', paddingLeft: 18 }}>
        {violations.slice(0, 20).map((v, i) => (
          <li key={i}>{violationText(v)}</li>
        ))}
      </ul>
    </div>
  );
}

function violationText(violation: InvariantViolation): string {
  if (typeof violation === 'string') return violation;
  return (
    [violation.check, violation.subject, violation.message ?? violation.detail].filter(Boolean).join(': ') ||
    JSON.stringify(violation)
  );
}
