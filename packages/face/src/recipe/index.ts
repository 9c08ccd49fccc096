export type { AlignRecipe, FaceFeature, FaceRecipe, FaceSites } from './FaceRecipe.js';
export { type DescribedFace, type FacePlan, planFace, type PlanFaceRequest } from './planFace.js';
export { resolveFaceRecipe, type ResolvedFaceRecipe } from './resolveFaceRecipe.js';
