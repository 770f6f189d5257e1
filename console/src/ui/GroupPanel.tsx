import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { age, count } from '../format';
import { useBusinessTime } from './clock';
import { SideScroll } from './SideScroll';

interface GroupPanelProps {
  title: string;
  size: number;
  overdue: number;
  /** When its oldest element began; empty where that is not known. */
  oldest: string;
  /** In the head, before the age of the oldest. */
  about: ReactNode;
  /** In the head, at its end. */
  actions: ReactNode;
  testid: string;
  children: ReactNode;
}

/** Things with one cause, under a head that folds them away. */
export function GroupPanel({ title, size, overdue, oldest, about, actions, testid, children }: GroupPanelProps) {
  const { now } = useBusinessTime();
  const [open, setOpen] = useState(true);
  return (
    <section className="panel group" data-testid={testid}>
      <header>
        <button type="button" className="group-toggle title" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <ChevronDown size={13} aria-hidden /> : <ChevronRight size={13} aria-hidden />}
          {title}
        </button>
        <span className="chip">{count(size)}</span>
        {overdue > 0 && <span className="chip bad">{count(overdue)} overdue</span>}
        <div className="aside">
          {about}
          {oldest && <span>oldest {age(oldest, now)}</span>}
          {actions}
        </div>
      </header>
      {open && <SideScroll>{children}</SideScroll>}
    </section>
  );
}
