// The shape of a calibration: from a ranker's evidence to the probability that its first hit answers. Used by statistics
// (which stores it), rank (which applies it) and calibrate (which fits it). Pure.

/** probability = logistic(slope × evidence + offset). */
export type Calibration = { slope: number; offset: number; questions: number };

/** Fitted over several knowledge bases; `questions: 0` says that the tenant's own were too few to learn from. */
export const defaultCalibration: Calibration = { slope: 1, offset: 0, questions: 0 };

export const probability = (calibration: Calibration, evidence: number): number =>
  1 / (1 + Math.exp(-(calibration.slope * evidence + calibration.offset)));
