import type { Case } from '../api/types';
import { LinkedText } from '../ui/links';
import { Time } from '../ui/Time';
import { plainText } from '../plainText';

/** What a case was raised with, what people wrote about it, and when nobody had decided in time. */
export function CaseStory({ one }: { one: Case }) {
  const details = one.details ?? [];
  const last = details.at(-1)?.text === one.detail ? details.slice(0, -1) : details;
  return (
    <>
      {one.detail ? <LinkedText text={plainText(one.detail)} /> : <span className="quiet">–</span>}
      {last.map((detail) => (
        <div key={`${detail.at} ${detail.text}`} className="quiet" data-testid="case-detail">
          <Time at={detail.at} /> <LinkedText text={plainText(detail.text)} />
        </div>
      ))}
      {(one.comments ?? []).map((comment, i) => (
        <div key={i} data-testid="case-comment">
          <span className="quiet">
            <Time at={comment.at} /> {comment.by}:
          </span>{' '}
          <LinkedText text={comment.text} />
        </div>
      ))}
      {one.escalatedAt && (
        <div className="bad" data-testid="case-escalated">
          Nobody has decided in time: {one.escalatedTo} since <Time at={one.escalatedAt} />
        </div>
      )}
    </>
  );
}
