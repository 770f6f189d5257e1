/** Head of the column with a row's buttons; only screen readers hear its name. */
export function ActionsHeading() {
  return (
    <th className="num">
      <span className="sr">Actions</span>
    </th>
  );
}
