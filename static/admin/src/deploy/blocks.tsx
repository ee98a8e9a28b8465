/** What is in the way of a plan, and what would do. */
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import type { ReactNode } from 'react';
import { Name } from '../ui/pieces';
import type { PlanView } from '../views';

type Block = PlanView['blocks'][number];

export function Blocks({
  plan,
  answer,
}: {
  plan: PlanView;
  answer?: (said: string) => void;
}): ReactNode {
  if (plan.blocks.length === 0) return null;
  return (
    <SectionMessage
      appearance="warning"
      title={
        plan.blocks.length === 1
          ? 'One thing is in the way'
          : `${plan.blocks.length} things are in the way`
      }
    >
      <ul>
        {plan.blocks.slice(0, 20).map((block) => (
          <li key={block.sentence}>
            {block.sentence}
            <br />
            {block.asks !== null && answer !== undefined && canBeSaid(block.asks) ? (
              <Question asks={block.asks} answer={answer} />
            ) : (
              <>
                <b>What to do:</b> {block.remedy}
              </>
            )}
          </li>
        ))}
      </ul>
    </SectionMessage>
  );
}

/** A comma ends an entry of the list that the answer goes into. */
const canBeSaid = ({ wanted, found }: NonNullable<Block['asks']>): boolean =>
  !/[,=]/u.test(wanted + found);

function Question({
  asks: { wanted, found },
  answer,
}: {
  asks: NonNullable<Block['asks']>;
  answer: (said: string) => void;
}): ReactNode {
  return (
    <span className="actions">
      <Button spacing="compact" onClick={() => answer(`${wanted}=${found}`)}>
        <>
          Yes, <Name>{found}</Name> is the {wanted}
        </>
      </Button>
      <Button spacing="compact" onClick={() => answer(`${wanted}=new`)}>
        No, they are two
      </Button>
    </span>
  );
}
