import { useEffect, useRef, useState, type ReactNode } from 'react';

/** Content that may be wider than the window. Scrolls sideways, also by keyboard. */
export function SideScroll({ className = '', children }: { className?: string; children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWide(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, [children]);
  return (
    <div ref={frame} className={`scroll-x ${className}`} tabIndex={wide ? 0 : undefined}>
      {children}
    </div>
  );
}
