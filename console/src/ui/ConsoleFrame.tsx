import { SegmentedControl, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { Menu, Moon, Sun, SunMoon, X } from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import { NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { useParkedMessages } from '../api/network';
import { useOverview } from '../api/queries';
import { count } from '../format';
import { BusinessTimePanel } from './BusinessTimePanel';
import { KeyHelp } from './KeyHelp';
import { useKeys } from './keys';
import { LoadingRows } from './notices';
import { PageErrorBoundary } from './PageErrorBoundary';
import { PAGES } from './pages';

/** Frame around every page: navigation with open holds and cases, business time. */
export function ConsoleFrame() {
  const [help, setHelp] = useState(false);
  const [menu, setMenu] = useState(false);
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
    setMenu(false);
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
      <nav className={`side${menu ? ' open' : ''}`} aria-label="Main">
        <NavLink to="/" className="brand">
          <img src="./icon.svg" width="20" height="20" alt="" />
          <span>Crossdock</span>
        </NavLink>
        {PAGES.map(({ to, name, icon: Icon, testid, key, main }) => {
          const tally = tallies[to];
          return (
            <NavLink
              key={to}
              to={to}
              end={to === '/'}
              className={({ isActive }) => `nav${main ? '' : ' later'}${isActive ? ' active' : ''}`}
              onClick={() => setMenu(false)}
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
        <button
          type="button"
          className="nav more"
          aria-expanded={menu}
          onClick={() => setMenu(!menu)}
          data-testid="nav-more"
        >
          {menu ? <X size={15} aria-hidden /> : <Menu size={15} aria-hidden />}
          <span>{menu ? 'Close' : 'More'}</span>
        </button>
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
              { value: 'auto', label: <SunMoon size={13} aria-label="System" /> },
              { value: 'dark', label: <Moon size={13} aria-label="Dark" /> },
            ]}
          />
          <div className="quiet phone-off" style={{ fontSize: 11.5 }}>
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
