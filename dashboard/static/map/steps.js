// Work in steps, of which a frame takes as many as it has time for: generators that yield between them.
const STEPS_MS = 12;
const PART = 50;

// As many as there is time for in a frame, the first in any case. Gives whether there are more.
function stepsOfAFrame(steps) {
  const until = performance.now() + STEPS_MS;
  let more;
  do more = !steps.next().done; while (more && performance.now() < until);
  return more;
}

// All of them at once; gives what comes of them.
function finish(steps) {
  let step;
  do step = steps.next(); while (!step.done);
  return step.value;
}

function* eachInParts(all, work) {
  for (let i = 0; i < all.length; i++) {
    work(all[i]);
    if (i % PART === PART - 1) yield;
  }
}
