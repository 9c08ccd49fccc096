/** For reports on sets in which everybody saw the same films: a new person is not a new film. */
export const sharedStimuli =
  'All subjects saw the same stimuli: leaving subjects out tests new people, not new stimuli.';
