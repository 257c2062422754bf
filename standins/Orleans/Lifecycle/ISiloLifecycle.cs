namespace Orleans.Runtime
{
    /// <summary>The lifecycle of a silo; its stages are in <see cref="ServiceLifecycleStage"/>.</summary>
    public interface ISiloLifecycle : ILifecycleObservable
    {
        int HighestCompletedStage { get; }

        int LowestStoppedStage { get; }
    }
}

namespace Orleans
{
    /// <summary>The lifecycle of a cluster client.</summary>
    public interface IClusterClientLifecycle : ILifecycleObservable;

    /// <summary>Stages of a silo's lifecycle.</summary>
    public static class ServiceLifecycleStage
    {
        public const int First = int.MinValue;
        public const int RuntimeInitialize = 2000;
        public const int RuntimeServices = 4000;
        public const int RuntimeStorageServices = 6000;
        public const int RuntimeGrainServices = 8000;
        public const int AfterRuntimeGrainServices = 8100;
        public const int ApplicationServices = 10000;
        public const int ValidateInitialConnectivity = 19900;
        public const int GrainDirectoryShutdown = 19997;
        public const int GrainDeactivation = 19998;

        /// <summary>The silo begins to take calls.</summary>
        public const int BecomeActive = 19999;

        public const int Active = 20000;
        public const int Last = int.MaxValue;
    }
}
