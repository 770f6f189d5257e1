import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAddress } from './address';

export interface Tab {
  key: string;
  name: ReactNode;
  /** Rendered only while its tab is open. */
  content: () => ReactNode;
}

/** Tabs of a page. The address names the open one; the first is the default. */
export function PageTabs({ tabs }: { tabs: Tab[] }) {
  const [params, change] = useAddress();
  const [first] = tabs;
  const open = tabs.find((tab) => tab.key === params.get('tab')) ?? first;
  const choose = (key: string | null) => change({ tab: key === first?.key ? null : key });
  return (
    <Tabs value={open?.key ?? null} onChange={choose} keepMounted={false}>
      <Tabs.List>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.key} value={tab.key} data-testid={`tab-${tab.key}`}>
            {tab.name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {open && (
        <Tabs.Panel value={open.key} pt={12}>
          <div className="stack" style={{ gap: 16 }}>
            {open.content()}
          </div>
        </Tabs.Panel>
      )}
    </Tabs>
  );
}
