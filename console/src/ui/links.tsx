import { Fragment } from 'react';
import { Link } from 'react-router';
import { nodePlace, orderPlace, piecesOf, skuPlace } from './ids';

interface Named {
  code: string | null | undefined;
}

const NOTHING = <span className="quiet">–</span>;

export function SkuLink({ code }: Named) {
  return code ? (
    <Link className="nowrap" to={skuPlace(code)}>
      {code}
    </Link>
  ) : (
    NOTHING
  );
}

export function NodeLink({ code }: Named) {
  return code ? (
    <Link className="nowrap" to={nodePlace(code)}>
      {code}
    </Link>
  ) : (
    NOTHING
  );
}

export function NodeLinks({ codes }: { codes: string[] }) {
  return codes.length === 0
    ? NOTHING
    : codes.map((code, i) => (
        <Fragment key={code}>
          {i > 0 && ', '}
          <NodeLink code={code} />
        </Fragment>
      ));
}

export function OrderLink({ code }: Named) {
  return code ? (
    <Link className="nowrap" to={orderPlace(code)}>
      {code}
    </Link>
  ) : (
    NOTHING
  );
}

/** A sentence of the server, with its ids as links. */
export function LinkedText({ text }: { text: string }) {
  return piecesOf(text).map((piece, i) =>
    piece.to ? (
      <Link key={i} className="inline" to={piece.to}>
        {piece.text}
      </Link>
    ) : (
      <Fragment key={i}>{piece.text}</Fragment>
    ),
  );
}
