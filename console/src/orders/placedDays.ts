/** The instant at which a day (`2026-11-23`) of the person's computer begins, some days later; '' without a day. */
function begin(day: string, later: number): string {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return '';
  const at = new Date(year, month - 1, date + later);
  return at.toISOString();
}

/** The period of placement from a first to a last day, as the API takes it: from an instant, to before another. */
export const placedDays = (from: string, to: string) => ({ from: begin(from, 0), to: begin(to, 1) });
