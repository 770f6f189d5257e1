import { Select, TextInput } from '@mantine/core';
import { itemsOf, useNodes } from '../api/queries';
import { words } from '../format';
import { isCollected, type ChangeDraft } from './changeDraft';

const METHODS = ['ship', 'pickup', 'curbside', 'ship-to-store', 'same-day'];
const SERVICES = ['standard', 'express'];

/** How the order reaches its customer from now on. */
export function MethodFields({
  draft,
  currency,
  set,
}: {
  draft: ChangeDraft;
  currency: string | undefined;
  set: (change: Partial<ChangeDraft>) => void;
}) {
  const stores = itemsOf(useNodes().data)
    .filter((node) => node.profile?.kinds?.includes(draft.fulfillment))
    .map((node) => ({ value: node.code, label: `${node.code} · ${node.name ?? ''}` }));
  return (
    <div className="halves" style={{ gap: 8 }}>
      <Select
        label="Method"
        data={METHODS.map((value) => ({ value, label: words(value) }))}
        value={draft.fulfillment}
        onChange={(fulfillment) => fulfillment && set({ fulfillment, node: '' })}
        allowDeselect={false}
        data-testid="change-fulfillment"
      />
      {isCollected(draft.fulfillment) && (
        <Select
          label="Collected at"
          data={stores}
          value={draft.node || null}
          onChange={(node) => node && set({ node })}
          searchable
          nothingFoundMessage="No node offers that"
          data-testid="change-node"
        />
      )}
      <Select
        label="Service"
        data={SERVICES.map((value) => ({ value, label: words(value) }))}
        value={draft.service}
        onChange={(service) => service && set({ service })}
        allowDeselect={false}
        data-testid="change-service"
      />
      <TextInput
        label={`Less for shipping, ${currency ?? 'its currency'}`}
        value={draft.amount}
        onChange={(e) => set({ amount: e.currentTarget.value })}
        data-testid="change-less"
      />
      <TextInput
        label={`More for shipping, ${currency ?? 'its currency'}`}
        value={draft.more}
        onChange={(e) => set({ more: e.currentTarget.value })}
        data-testid="change-more"
      />
    </div>
  );
}
