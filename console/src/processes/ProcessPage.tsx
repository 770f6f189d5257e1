import { useMemo } from 'react';
import { PROCESS } from '../api/documents';
import { useProcesses } from '../api/queries';
import type { ProcessVersion } from '../api/types';
import { DocumentPage, useDocumentView } from '../documents/DocumentPage';
import { useAddress } from '../ui/address';
import { graphFromServer, graphOf } from './graph';
import { GraphPanel } from './GraphPanel';
import { ProcessPreview } from './ProcessPreview';
import { StageTable } from './StageTable';

/** One process. */
export default function ProcessPage() {
  const [params, change] = useAddress();
  const processes = useProcesses();
  const view = useDocumentView<ProcessVersion>(PROCESS, processes);
  const { name, yaml } = view;
  const { stages, edges } = view.document.data ?? {};
  const graph = useMemo(
    () => (yaml ? graphOf(yaml, stages) : graphFromServer(name, stages, edges)),
    [yaml, stages, edges, name],
  );
  const drawn = () => (
    <GraphPanel graph={graph} process={name} stage={params.get('stage')} choose={(stage) => change({ stage })} />
  );
  return (
    <DocumentPage
      kind={PROCESS}
      list={processes}
      view={view}
      tabs={[
        { key: 'graph', name: 'Graph', content: drawn },
        { key: 'stages', name: 'Stages', content: () => <StageTable graph={graph} process={name} /> },
      ]}
      preview={(text) => <ProcessPreview text={text} />}
    />
  );
}
