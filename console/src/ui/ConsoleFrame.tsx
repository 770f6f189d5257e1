import { Modal, SegmentedControl, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import {
  Activity,
  Boxes,
  CalendarCheck,
  CircleAlert,
  ClipboardCheck,
  Gauge,
  MessageSquareWarning,
  Moon,
  OctagonPause,
  Package,
  Sun,
  SunMoon,
  Table2,
  Warehouse,
  Workflow,
} from 'lucide-react';
import { Component, Suspense, useEffect, useState, type ReactNode } from 'react';
import { NavLink, Outlet, useLocation, useNavigate, useRouteError } from 'react-router';
import { useParkedMessages } from '../api/network';
import { useOverview } from '../api/queries';
import { count, dateTime } from '../format';
import { useBusinessTime } from './clock';
import { useKeys } from './keys';
import { FailureNotice, LoadingRows } from './states';

const PAGES = [
  { to: '/', name: 'Overview', key: 'o', icon: Gauge, testid: 'nav-overview' },
  { to: '/orders', name: 'Orders', key: 'r', icon: Package, testid: 'nav-orders' },
  { to: '/holds', name: 'Holds', key: 'h', icon: OctagonPause, testid: 'nav-holds' },
  { to: '/cases', name: 'Cases', key: 'c', icon: CircleAlert, testid: 'nav-cases' },
  { to: '/messages', name: 'Messages', key: 'e', icon: MessageSquareWarning, testid: 'nav-messages' },
  { to: '/processes', name: 'Processes', key: 'p', icon: Workflow, testid: 'nav-processes' },
  { to: '/policies', name: 'Policies', key: 'l', icon: Table2, testid: 'nav-policies' },
  { to: '/inventory', name: 'Inventory', key: 'i', icon: Boxes, testid: 'nav-inventory' },
  { to: '/stock-work', name: 'Stock work', key: 's', icon: ClipboardCheck, testid: 'nav-stock-work' },
  { to: '/nodes', name: 'Nodes', key: 'n', icon: Warehouse, testid: 'nav-nodes' },
  { to: '/promises', name: 'Promises', key: 'm', icon: CalendarCheck, testid: 'nav-promises' },
];

/** The frame around every page: where one can go, how many things wait for a person, business time. */
export function ConsoleFrame() {
  const [help, setHelp] = useState(false);
  const navigate = useNavigate();
  const location = useLocation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const overview = useOverview();
  const parked = useParkedMessages();
  useKeys({
    ...Object.fromEntries(PAGES.map((page) => [`g ${page.key}`, () => void navigate(page.to)])),
    '?': () => setHelp(true),
    t: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
  });
  useEffect(() => {
    document.getElementById('main')?.scrollTo(0, 0);
  }, [location.pathname]);

  const tallies: Record<string, { value: number | undefined; bad: boolean }> = {
    '/holds': { value: overview.data?.holds?.open, bad: (overview.data?.holds?.overdue ?? 0) > 0 },
    '/messages': { value: parked.data?.items?.length, bad: false },
    '/cases': { value: overview.data?.cases?.open, bad: (overview.data?.cases?.overdue ?? 0) > 0 },
  };
  return (
    <div className="frame">
      <a
        className="skip"
        href="#main"
        onClick={(e) => {
          e.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        Skip to content
      </a>
      <nav className="side" aria-label="Main">
        <NavLink to="/" className="brand">
          <img src="./icon.svg" width="20" height="20" alt="" />
          <span>Crossdock</span>
        </NavLink>
        {PAGES.map(({ to, name, icon: Icon, testid, key }) => {
          const tally = tallies[to];
          return (
            <NavLink
              key={to}
              to={to}
              end={to === '/'}
              className={({ isActive }) => `nav${isActive ? ' active' : ''}`}
              data-testid={testid}
              title={`${name} (g ${key})`}
            >
              <Icon size={15} strokeWidth={1.8} aria-hidden />
              <span>{name}</span>
              {tally?.value !== undefined && tally.value > 0 && (
                <span className={`tally${tally.bad ? ' bad' : ''}`} data-testid={`${testid}-count`}>
                  {count(tally.value)}
                </span>
              )}
            </NavLink>
          );
        })}
        <div className="side-foot">
          <BusinessTimePanel failed={!overview.isSuccess && overview.errorUpdateCount > 0} />
          <SegmentedControl
            className="wide"
            fullWidth
            value={colorScheme}
            onChange={(value) => setColorScheme(value as MantineColorScheme)}
            data-testid="color-scheme"
            aria-label="Color scheme"
            data={[
              { value: 'light', label: <Sun size={13} aria-label="Light" /> },
              { value: 'auto', label: <SunMoon size={13} aria-label="Like the system" /> },
              { value: 'dark', label: <Moon size={13} aria-label="Dark" /> },
            ]}
          />
          <div className="quiet wide" style={{ fontSize: 11.5 }}>
            Press <kbd>?</kbd> for keys
          </div>
        </div>
      </nav>
      <main className="main" id="main" tabIndex={-1} style={{ outline: 'none' }}>
        <PageErrorBoundary key={location.pathname}>
          <Suspense fallback={<LoadingRows rows={8} />}>
            <Outlet />
          </Suspense>
        </PageErrorBoundary>
      </main>
      <KeyHelp opened={help} close={() => setHelp(false)} />
    </div>
  );
}

function BusinessTimePanel({ failed }: { failed: boolean }) {
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
          `${dateTime(new Date(now).toISOString(), now)} UTC`
        ) : (
          '…'
        )}
      </div>
    </div>
  );
}

const KEYS: [string, string][] = [
  ...PAGES.map((page): [string, string] => [`g ${page.key}`, `Go to ${page.name.toLowerCase()}`]),
  ['/', 'Search'],
  ['j  k', 'Next, previous row'],
  ['Enter', 'Open the row'],
  ['u', 'Back to the list'],
  ['t', 'Light or dark'],
  ['?', 'This help'],
  ['Esc', 'Close, leave the search'],
];

function KeyHelp({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title={<span className="strong">Keys</span>}>
      <div className="keys" data-testid="help">
        {KEYS.map(([keys, what]) => (
          <div key={keys} style={{ display: 'contents' }}>
            <span>
              {keys
                .split(' ')
                .filter(Boolean)
                .map((k) => (
                  <kbd key={k} style={{ marginRight: 4 }}>
                    {k}
                  </kbd>
                ))}
            </span>
            <span>{what}</span>
          </div>
        ))}
      </div>
    </Modal>
  );
}

/** A page that breaks says so instead of leaving a blank screen. */
class PageErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <div className="page-body">
        <FailureNotice error={this.state.error} retry={() => this.setState({ error: null })} />
      </div>
    );
  }
}

/** The last resort: the frame itself broke. */
export function BrokenFrame() {
  return (
    <div className="page-body">
      <FailureNotice error={useRouteError()} retry={() => window.location.reload()} />
    </div>
  );
}
