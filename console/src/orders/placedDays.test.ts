import { describe, expect, it } from 'vitest';
import { placedDays } from './placedDays';

describe('days of placement', () => {
  it('cover the last day whole', () => {
    const { from, to } = placedDays('2026-11-23', '2026-11-23');

    expect(from).toBe(new Date(2026, 10, 23).toISOString());
    expect(to).toBe(new Date(2026, 10, 24).toISOString());
  });

  it('go over the end of a year', () => {
    expect(placedDays('', '2026-12-31')).toEqual({ from: '', to: new Date(2027, 0, 1).toISOString() });
  });

  it('are open where no day is given, or only a part of one', () => {
    expect(placedDays('', '')).toEqual({ from: '', to: '' });
    expect(placedDays('2026-11', 'x')).toEqual({ from: '', to: '' });
  });
});
