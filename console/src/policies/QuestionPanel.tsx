import { useFacts } from '../api/documents';
import { Table } from '../ui/Table';
import { Panel } from '../ui/Panel';
import { kindOf, meaningOf, type DecisionTable } from './table';

/** What an open table asks and answers. */
export function QuestionPanel({ table }: { table: DecisionTable }) {
  const facts = useFacts();
  return (
    <Panel title="Question and answers" testid="policy-question" flush aside={`about one ${table.about}`}>
      <Table>
        <thead>
          <tr>
            <th>Part</th>
            <th>Name</th>
            <th>May be</th>
            <th>Meaning</th>
          </tr>
        </thead>
        <tbody>
          {table.question.map((name) => (
            <tr key={`q ${name}`} data-testid={`question-${name}`}>
              <td className="nowrap">asks for</td>
              <td className="strong">{name}</td>
              <td>{kindOf(name, facts.data?.items ?? [])}</td>
              <td>{meaningOf(name, facts.data?.items ?? [])}</td>
            </tr>
          ))}
          {table.answers.map(({ name, form }) => (
            <tr key={`a ${name}`} data-testid={`answer-${name}`}>
              <td className="nowrap">answers</td>
              <td className="strong">{name}</td>
              <td>{form}</td>
              <td className="quiet">–</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
