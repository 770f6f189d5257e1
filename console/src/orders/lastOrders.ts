/** The order list as it was last looked at, with its search and filters, to come back to. */
const KEY = 'crossdock.orders';

export function rememberOrders(search: string) {
  sessionStorage.setItem(KEY, `/orders${search}`);
}

export function lastOrders(): string {
  return sessionStorage.getItem(KEY) ?? '/orders';
}
