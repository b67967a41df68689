/** Draws what has changed, once a frame however often it is asked to. Used by controller. Side effects: animation frames. */
export function painter(draw: () => void, isStopped: () => boolean): () => void {
  let waits = false;
  return () => {
    if (waits || isStopped()) return;
    const frame = () => {
      waits = false;
      if (!isStopped()) draw();
    };
    // A hidden tab gets no animation frames, and its badge must still be right when it comes back.
    if (document.hidden) setTimeout(frame, 200);
    else requestAnimationFrame(frame);
    waits = true;
  };
}
