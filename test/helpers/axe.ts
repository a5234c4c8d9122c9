import axe from 'axe-core';

const nextFrame = (): Promise<unknown> => new Promise(resolve => requestAnimationFrame(resolve));

/** Colours are only what they are once nothing moves. */
async function standStill(): Promise<void> {
  await nextFrame();
  const moving = document
    .getAnimations()
    .filter(animation => animation.effect?.getTiming().iterations !== Infinity);
  await Promise.allSettled(moving.map(animation => animation.finished));
  await nextFrame();
}

/** WCAG 2.2 AA and axe's best practices; says where and what, empty when all is well. */
export async function axeViolations(): Promise<string[]> {
  await standStill();
  const { violations } = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  });
  return violations.flatMap(violation =>
    violation.nodes.map(
      node => `${violation.id}: ${node.target.join(' ')} – ${node.failureSummary ?? violation.help}`,
    ),
  );
}
