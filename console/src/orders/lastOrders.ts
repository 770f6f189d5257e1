/** Last address of the order list, with its search and filters. */
const KEY = 'crossdock.orders';

export function rememberOrders(search: string) {
  sessionStorage.setItem(KEY, `/orders${search}`);
}

export function lastOrders(): string {
  return sessionStorage.getItem(KEY) ?? '/orders';
}
