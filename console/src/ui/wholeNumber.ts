/** Whether the text is empty or a whole number of at least `least`. */
export function wholeNumber(text: string, least = -Infinity): boolean {
  return text.trim() === '' || (/^-?\d{1,12}$/.test(text.trim()) && Number(text) >= least);
}
