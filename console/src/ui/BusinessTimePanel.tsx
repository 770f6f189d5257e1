import { Activity } from 'lucide-react';
import { count, dateTime, exactTime, zoneName } from '../format';
import { useBusinessTime } from './clock';

export function BusinessTimePanel({ failed }: { failed: boolean }) {
  const { now, speed, known } = useBusinessTime();
  return (
    <div className="wide" data-testid="business-time">
      <div className="quiet" style={{ fontSize: 11.5 }}>
        Business time{speed !== 1 ? ` · ${count(Math.round(speed))}×` : ''}
      </div>
      <div className="row" style={{ gap: 6 }}>
        <Activity size={12} className={failed ? 'bad' : 'good'} aria-hidden />
        {failed ? (
          <span className="bad">No connection</span>
        ) : known ? (
          <span title={exactTime(new Date(now).toISOString())}>
            {dateTime(new Date(now).toISOString(), now)} {zoneName(now)}
          </span>
        ) : (
          '…'
        )}
      </div>
    </div>
  );
}
