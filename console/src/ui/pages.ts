import {
  Boxes,
  CalendarCheck,
  CircleAlert,
  ClipboardCheck,
  Gauge,
  MessageSquareWarning,
  OctagonPause,
  Package,
  Table2,
  Warehouse,
  Workflow,
} from 'lucide-react';

/** Pages in the navigation. The main ones stand in the bar of a phone, the others behind "More". */
export const PAGES = [
  { to: '/', name: 'Overview', key: 'o', icon: Gauge, testid: 'nav-overview', main: true },
  { to: '/orders', name: 'Orders', key: 'r', icon: Package, testid: 'nav-orders', main: true },
  { to: '/holds', name: 'Holds', key: 'h', icon: OctagonPause, testid: 'nav-holds', main: true },
  { to: '/cases', name: 'Cases', key: 'c', icon: CircleAlert, testid: 'nav-cases', main: true },
  { to: '/messages', name: 'Messages', key: 'e', icon: MessageSquareWarning, testid: 'nav-messages' },
  { to: '/processes', name: 'Processes', key: 'p', icon: Workflow, testid: 'nav-processes' },
  { to: '/policies', name: 'Policies', key: 'l', icon: Table2, testid: 'nav-policies' },
  { to: '/inventory', name: 'Inventory', key: 'i', icon: Boxes, testid: 'nav-inventory' },
  { to: '/stock-work', name: 'Stock work', key: 's', icon: ClipboardCheck, testid: 'nav-stock-work' },
  { to: '/nodes', name: 'Nodes', key: 'n', icon: Warehouse, testid: 'nav-nodes' },
  { to: '/promises', name: 'Promises', key: 'm', icon: CalendarCheck, testid: 'nav-promises' },
];
