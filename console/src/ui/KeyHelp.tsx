import { Modal } from '@mantine/core';
import { PAGES } from './pages';

const KEYS: [string, string][] = [
  ...PAGES.map((page): [string, string] => [`g ${page.key}`, `Go to ${page.name.toLowerCase()}`]),
  ['/', 'Search'],
  ['j  k', 'Next, previous row'],
  ['Enter', 'Open the row'],
  ['u', 'Back to the list'],
  ['t', 'Toggle light and dark'],
  ['?', 'Show keys'],
  ['Esc', 'Close, leave the search'],
];

export function KeyHelp({ opened, close }: { opened: boolean; close: () => void }) {
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
