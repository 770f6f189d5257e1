/** Whether nothing or a whole number is typed, at or above `least` where that is given. */
export function wholeNumber(text: string, least = -Infinity): boolean {
  return text.trim() === '' || (/^-?\d{1,12}$/.test(text.trim()) && Number(text) >= least);
}
